import { expect, it } from 'vitest'
import { z } from 'zod'
import { optionalDate, optionalEmail, optionalText, text } from '#shared/fields.ts'

const schema = z.object({
  title: text('a title'),
  note: optionalText(),
  email: optionalEmail(),
  day: optionalDate(),
})

it('leaves out what a change does not name, so that it stays as it was', () => {
  expect(schema.partial().parse({ title: 'New' })).toEqual({ title: 'New' })
})

it('takes an empty text for what may be left empty, and nothing wrong', () => {
  expect(schema.parse({ title: ' A ', note: '', email: '', day: '' })).toEqual({
    title: 'A',
    note: '',
    email: '',
    day: '',
  })
  expect(schema.safeParse({ title: 'A', note: '', email: 'nobody', day: '' }).success).toBe(false)
})

it('asks for what must be given', () => {
  expect(
    schema.safeParse({ title: '  ', note: '', email: '', day: '' }).error?.issues[0],
  ).toMatchObject({ path: ['title'], message: 'Enter a title.' })
})
