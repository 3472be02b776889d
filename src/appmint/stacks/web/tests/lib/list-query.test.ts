import { expect, test } from 'vitest'
import { queryString, readList } from '#lib/list-query.ts'

const options = { filters: ['level'], defaultSort: 'title', pageSize: 12 }

test('an empty address gives the first page in the default order', () => {
  expect(readList(new URLSearchParams(''), options).params).toEqual({
    page: 1,
    pageSize: 12,
    sort: 'title',
  })
})

test('search, known filters, order and page come from the address; other parameters do not', () => {
  const address = new URLSearchParams('q=oak&level=Easy&sort=-title&page=3&utm=mail')
  expect(readList(address, options).params).toEqual({
    q: 'oak',
    level: 'Easy',
    sort: '-title',
    page: 3,
    pageSize: 12,
  })
})

test('a page that is no page is the first', () => {
  expect(readList(new URLSearchParams('page=-2'), options).page).toBe(1)
  expect(readList(new URLSearchParams('page=many'), options).page).toBe(1)
})

test('only what is set goes into a query string', () => {
  expect(queryString({ q: 'a b', page: 1, level: '', sort: undefined })).toBe('?q=a+b&page=1')
  expect(queryString({})).toBe('')
})

test('a second list of a page reads its own parameters only', () => {
  const address = new URLSearchParams('q=oak&page=3&rooms.q=hall&rooms.level=Easy')
  expect(readList(address, { ...options, list: 'rooms' }).params).toEqual({
    q: 'hall',
    level: 'Easy',
    sort: 'title',
    page: 1,
    pageSize: 12,
  })
})
