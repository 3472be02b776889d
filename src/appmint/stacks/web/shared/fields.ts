import { z } from 'zod'

/** Text that must be given. */
export const text = (label: string, maximum = 200) =>
  z
    .string({ error: `Enter ${label}.` })
    .trim()
    .min(1, `Enter ${label}.`)
    .max(maximum, `Use at most ${maximum} characters.`)

/** Text that may be left empty. */
export const optionalText = (maximum = 200) =>
  z.string().trim().max(maximum, `Use at most ${maximum} characters.`)

const orEmpty = <T extends z.ZodType<string>>(schema: T) => z.union([z.literal(''), schema])

const emailAddress = z
  .string()
  .trim()
  .pipe(z.email('Enter an e-mail address like name@example.com.'))
const webAddress = z
  .string()
  .trim()
  .regex(/^https?:\/\/\S+$/i, 'Enter a web address that starts with https://.')
const imageAddress = z
  .string()
  .trim()
  .regex(
    /^(https?:\/\/\S+|\/api\/uploads\/[0-9a-f]{24}\/[^\s/?#]+)$/i,
    'Enter a picture address that starts with https://, or upload one.',
  )
const fileAddress = z
  .string()
  .trim()
  .regex(
    /^(https?:\/\/\S+|\/api\/uploads\/[0-9a-f]{24}\/[^\s/?#]+|[\w .()-]+\.\w+)$/i,
    'Choose a file.',
  )
const phoneNumber = z
  .string()
  .trim()
  .regex(/^\+?[\d\s()./-]{5,24}$/, 'Enter a phone number with digits only, like +1 555 0100.')
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Choose a date.')
const clock = z.string().regex(/^\d{2}:\d{2}$/, 'Choose a time.')
const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Choose a date and time.')
const hex = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'Choose a colour.')

export const email = () => emailAddress
export const optionalEmail = () => orEmpty(emailAddress)
export const url = () => webAddress
export const optionalUrl = () => orEmpty(webAddress)
export const image = () => imageAddress
export const optionalImage = () => orEmpty(imageAddress)
export const file = () => fileAddress
export const optionalFile = () => orEmpty(fileAddress)
export const phone = () => phoneNumber
export const optionalPhone = () => orEmpty(phoneNumber)
export const date = () => day
export const optionalDate = () => orEmpty(day)
export const time = () => clock
export const optionalTime = () => orEmpty(clock)
export const datetime = () => moment
export const optionalDatetime = () => orEmpty(moment)
export const colour = () => hex
export const optionalColour = () => orEmpty(hex)

/** A number within bounds. */
export const number = (label: string, minimum?: number, maximum?: number) => {
  let schema = z.number({ error: `Enter ${label} as a number.` })
  if (minimum !== undefined) schema = schema.min(minimum, `Enter at least ${minimum}.`)
  if (maximum !== undefined) schema = schema.max(maximum, `Enter at most ${maximum}.`)
  return schema
}

/** An amount of money in minor units (cents). */
export const money = (label: string) =>
  z
    .number({ error: `Enter ${label} as an amount.` })
    .int('Use at most two decimals.')
    .min(0, 'Enter an amount of 0 or more.')
    .max(100_000_000_000, 'Enter a smaller amount.')

/** Whole stars, 1 to 5. */
export const rating = () =>
  z.number({ error: 'Choose 1 to 5 stars.' }).int().min(1, 'Choose 1 to 5 stars.').max(5)

/** The id of a related record. */
export const reference = (label: string) =>
  z
    .number({ error: `Choose ${label}.` })
    .int()
    .positive(`Choose ${label}.`)

/** A place with its position in degrees. */
export const place = () =>
  z.object({
    label: z.string().trim().min(1, 'Enter a place.').max(160),
    lat: z.number().min(-90).max(90),
    lng: z.number().min(-180).max(180),
  })
