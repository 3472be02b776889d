import { zodResolver } from '@hookform/resolvers/zod'
import { useId, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { Frame } from '#components/fields/frame.tsx'
import { FileField, FormActions, FormError, LongTextField, TextField } from '#components/fields.tsx'
import { type Box, type Channel, emailInput, textInput } from '#features/outbox/schemas.ts'
import { request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'
import { showServerErrors } from '#lib/form-errors.ts'
import { toast } from '#lib/toasts.ts'
import { Label } from '#ui/label.tsx'
import { NativeSelect } from '#ui/native-select.tsx'

interface ComposerProps {
  path: string
  channel: Channel
  attach: boolean
  box: Box
}

interface Values {
  to: string
  subject?: string
  body: string
  attachment?: string
}

const empty: Required<Values> = { to: '', subject: '', body: '', attachment: '' }

/** Recipient, text and what belongs to it; a template fills in the text. */
export function Composer({ path, channel, attach, box }: ComposerProps) {
  const mail = channel === 'e-mail'
  const id = useId()
  const [template, setTemplate] = useState('')
  const form = useForm<Values>({
    resolver: zodResolver<Values, unknown, Values>(mail ? emailInput : textInput),
    defaultValues: empty,
  })
  const post = useChange((body: Values) =>
    request<{ sent: number }>(path, { method: 'POST', body }),
  )
  const send = form.handleSubmit(async (values) => {
    try {
      const { sent } = await post.mutateAsync(values)
      form.reset(empty)
      setTemplate('')
      const number = sent === 1 ? '1 recipient' : `${sent} recipients`
      toast(`Sent to ${number} (simulated).`)
    } catch (error) {
      showServerErrors(form, error)
    }
  })
  const use = (chosen: string) => {
    setTemplate(chosen)
    const found = box.templates.find((each) => String(each.id) === chosen)
    if (!found) return
    if (mail) form.setValue('subject', found.subject, { shouldDirty: true })
    form.setValue('body', found.body, { shouldDirty: true })
  }
  const error = form.formState.errors.to?.message
  return (
    <FormProvider {...form}>
      <form onSubmit={send} noValidate aria-label={`New ${channel}`} className="form-panel">
        <FormError />
        <Frame id={id} name="to" label="To" required error={error}>
          <NativeSelect
            id={id}
            aria-required
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            {...form.register('to')}
          >
            <option value="">Choose a recipient</option>
            {box.recipients.length > 1 ? (
              <option value="all">Everybody ({box.recipients.length})</option>
            ) : null}
            {box.recipients.map((person) => (
              <option key={person.id} value={person.id}>
                {person.address ? `${person.name} · ${person.address}` : person.name}
              </option>
            ))}
          </NativeSelect>
        </Frame>
        {box.templates.length > 0 ? (
          <div className="flex flex-col gap-1.5">
            <Label htmlFor={`${id}-template`}>Template</Label>
            <NativeSelect
              id={`${id}-template`}
              value={template}
              onChange={(event) => use(event.target.value)}
            >
              <option value="">None</option>
              {box.templates.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </NativeSelect>
          </div>
        ) : null}
        {mail ? <TextField name="subject" label="Subject" required /> : null}
        <LongTextField name="body" label="Message" rows={mail ? 8 : 4} required />
        {attach ? <FileField name="attachment" label="Attachment" /> : null}
        <FormActions submit={`Send ${channel}`} />
      </form>
    </FormProvider>
  )
}
