import { BookOpen, Carrot } from 'lucide-react'
import { expect, test } from 'vitest'
import { iconFor } from '#lib/icon-for.ts'

const icons = [
  [/\bcarrot/i, Carrot],
  [/\bbook/i, BookOpen],
] as const

test('the first text that has one of the words decides on the icon', () => {
  expect(iconFor(icons, ['A box of carrots', 'Books'])).toBe(Carrot)
  expect(iconFor(icons, ['Something', 'Books'])).toBe(BookOpen)
})

test('no text with one of the words, no icon', () => {
  expect(iconFor(icons, ['Notebook', null, undefined, ''])).toBeUndefined()
})
