import { expect, test } from 'vitest'
import { groundOf, sequenceOf } from '#lib/artwork.ts'
import { levelOf } from '#lib/level.ts'
import { parseNumber } from '#lib/parse-number.ts'
import { dismiss, list, toast } from '#lib/toasts.ts'

test('a typed number may have separators; nothing is null, words are no number', () => {
  expect(parseNumber(' 1,250.5 ')).toBe(1250.5)
  expect(parseNumber('−3')).toBe(-3)
  expect(parseNumber('')).toBeNull()
  expect(parseNumber('ten')).toBeNaN()
})

test('a level is read from a share or a common word', () => {
  expect(levelOf('80%')).toBe(80)
  expect(levelOf('4 / 5')).toBe(80)
  expect(levelOf('Expert')).toBeGreaterThan(levelOf('Basic') ?? 100)
  expect(levelOf('since 2019')).toBeNull()
})

test('the same title always gives the same artwork', () => {
  const [one, two] = [sequenceOf('Harbour walk'), sequenceOf('Harbour walk')]
  expect([one(), one(), one()]).toEqual([two(), two(), two()])
  expect(groundOf('deep', 0.5).background).toContain('var(--component)')
  expect(groundOf('light', 0.5).color).toBe('var(--component-strong)')
})

test('at most three notices are shown, the oldest leaves first', () => {
  for (const message of ['one', 'two', 'three', 'four']) {
    toast(message)
  }
  expect(list().map((entry) => entry.message)).toEqual(['two', 'three', 'four'])
  for (const entry of list()) {
    dismiss(entry.id)
  }
  expect(list()).toEqual([])
})
