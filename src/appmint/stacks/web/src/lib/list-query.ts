import { useMemo } from 'react'
import { useSearchParams } from 'react-router'

/** The parameters of a list request; what is undefined or empty is not sent. */
export type ListParams = Record<string, string | number | boolean | undefined>

/** "?q=oak&page=2", or "" when nothing is set. */
export function queryString(params: ListParams): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '') {
      search.set(name, String(value))
    }
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}

export interface ListOptions {
  filters?: readonly string[]
  defaultSort?: string
  pageSize?: number
}

/** What the address says about a list. Pure, so that it can be tested. */
export function readList(address: URLSearchParams, options: ListOptions) {
  const { filters = [], defaultSort = '', pageSize = 12 } = options
  const search = address.get('q') ?? ''
  const sort = address.get('sort') ?? defaultSort
  const page = Math.max(1, Math.trunc(Number(address.get('page'))) || 1)
  const params: ListParams = { page, pageSize }
  if (search) {
    params.q = search
  }
  if (sort) {
    params.sort = sort
  }
  for (const name of filters) {
    const value = address.get(name)
    if (value) {
      params[name] = value
    }
  }
  return { params, search, sort, page }
}

/**
 * Search, filters, order and page of a list, kept in the address: they survive a reload, the back
 * button and being sent to somebody.
 */
export function useListQuery(options: ListOptions = {}) {
  const [address, setAddress] = useSearchParams()
  const { defaultSort = '', pageSize = 12 } = options
  const filterNames = (options.filters ?? []).join(' ')
  const state = useMemo(
    () =>
      readList(address, {
        filters: filterNames.split(' ').filter(Boolean),
        defaultSort,
        pageSize,
      }),
    [address, filterNames, defaultSort, pageSize],
  )

  const change = (name: string, value: string) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before)
        next.delete('page')
        if (value) {
          next.set(name, value)
        } else {
          next.delete(name)
        }
        return next
      },
      { replace: true, preventScrollReset: true },
    )

  return {
    ...state,
    setSearch: (value: string) => change('q', value),
    filter: (name: string) => address.get(name) ?? '',
    setFilter: change,
    setSort: (value: string) => change('sort', value === defaultSort ? '' : value),
    setPage: (page: number) =>
      setAddress((before) => {
        const next = new URLSearchParams(before)
        if (page > 1) {
          next.set('page', String(page))
        } else {
          next.delete('page')
        }
        return next
      }),
  }
}
