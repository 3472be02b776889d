import { Leaf } from 'lucide-react'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { FormProvider, useForm } from 'react-hook-form'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import { Cover } from '#components/cover.tsx'
import { Fact, Facts } from '#components/facts.tsx'
import { MoneyField, TextField } from '#components/fields.tsx'
import { Section } from '#components/page.tsx'
import { RecordCard } from '#components/record-card.tsx'
import { RatingStars, StatusBadge } from '#components/values.tsx'
import { initials } from '#ui/avatar.tsx'

const html = (node: ReactNode) => renderToStaticMarkup(<MemoryRouter>{node}</MemoryRouter>)

function InForm({ children }: { children: ReactNode }) {
  const form = useForm({ defaultValues: { title: 'Oak', price: 1250 } })
  return <FormProvider {...form}>{children}</FormProvider>
}

test('a record card is an article named by its title, one heading below what it stands in', () => {
  expect(html(<RecordCard title="Oak" to="/trees/1" />)).toMatch(
    /<article aria-label="Oak".*<h2.*href="\/trees\/1"/,
  )
  expect(
    html(
      <Section heading="Trees">
        <RecordCard title="Oak" />
      </Section>,
    ),
  ).toMatch(/<h2.*Trees.*<h3.*Oak/)
})

test('without a picture there is artwork, hidden from assistive technology', () => {
  expect(html(<Cover title="Oak" icon={Leaf} src="" />)).toContain('aria-hidden="true"')
  expect(html(<Cover title="Oak" icon={Leaf} src="/oak.jpg" />)).toContain('alt="Oak"')
})

test('a label is exactly the given words, the mark of a required field stands outside of it', () => {
  const field = html(
    <InForm>
      <TextField name="title" label="Title" required hint="As on the poster" />
    </InForm>,
  )
  expect(field).toMatch(/<label[^>]*>Title<\/label><span aria-hidden="true"/)
  const id = /<label for="([^"]+)"/.exec(field)?.[1]
  expect(field).toContain(`aria-describedby="${id}-hint"`)
  expect(field).toContain('value="Oak"')
})

test('a money field shows the amount for people', () => {
  const field = html(
    <InForm>
      <MoneyField name="price" label="Price" />
    </InForm>,
  )
  expect(field).toContain('value="12.50"')
})

test('a fact without a value shows a dash', () => {
  expect(
    html(
      <Facts>
        <Fact label="Height" />
      </Facts>,
    ),
  ).toContain('–')
})

test('values say in words what they show', () => {
  expect(html(<RatingStars value={4} />)).toContain('aria-label="4 out of 5 stars"')
  expect(html(<StatusBadge value="Cancelled" />)).toContain('bg-danger')
  expect(html(<StatusBadge value="Something else" />)).toContain('bg-muted-foreground')
})

test('initials are of the first and last name', () => {
  expect(initials('Ada King Lovelace')).toBe('AL')
  expect(initials('Oak & Ash')).toBe('OA')
  expect(initials('')).toBe('?')
})
