import { expect, test } from 'vitest'
import { newReference } from '#lib/reference.ts'

test('records made at different moments have numbers of their own', () => {
  expect(newReference('B-', 1_790_000_123_456)).toBe('B-123456')
  expect(newReference('B-', 1_790_000_123_999)).toBe('B-123999')
})
