/** Form fields bound to the react-hook-form around them by `name`. */

export {
  RatingField,
  RelationField,
  SelectField,
  SwitchField,
} from '#components/fields/choice-fields.tsx'
export { DateField, DateTimeField, TimeField } from '#components/fields/date-fields.tsx'
export { FormActions, FormError } from '#components/fields/form.tsx'
export { ColourField, LocationField } from '#components/fields/look-fields.tsx'
export { MoneyField, NumberField } from '#components/fields/number-fields.tsx'
export {
  EmailField,
  LongTextField,
  PasswordField,
  PhoneField,
  TextField,
  UrlField,
} from '#components/fields/text-fields.tsx'
export { FileField, ImageField, MediaField } from '#components/fields/upload-fields.tsx'
