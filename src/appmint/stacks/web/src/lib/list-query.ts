import { useMemo } from 'react'
import { type NavigateOptions, useSearchParams } from 'react-router'

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
  /** What a second list of one page writes before its parameters: "rooms" for "?rooms.q=oak". */
  list?: string
  filters?: readonly string[]
  defaultSort?: string
  pageSize?: number
}

/** The name under which the address keeps a list's parameter. */
function parameter(list: string | undefined, name: string): string {
  return list ? `${list}.${name}` : name
}

/** What the address says about a list. Pure, so that it can be tested. */
export function readList(address: URLSearchParams, options: ListOptions) {
  const { list, filters = [], defaultSort = '', pageSize = 12 } = options
  const read = (name: string) => address.get(parameter(list, name))
  const search = read('q') ?? ''
  const sort = read('sort') ?? defaultSort
  const page = Math.max(1, Math.trunc(Number(read('page'))) || 1)
  const params: ListParams = { page, pageSize }
  if (search) {
    params.q = search
  }
  if (sort) {
    params.sort = sort
  }
  for (const name of filters) {
    const value = read(name)
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
  const { list, defaultSort = '', pageSize = 12 } = options
  const filterNames = (options.filters ?? []).join(' ')
  const state = useMemo(
    () =>
      readList(address, {
        list,
        filters: filterNames.split(' ').filter(Boolean),
        defaultSort,
        pageSize,
      }),
    [address, list, filterNames, defaultSort, pageSize],
  )

  const write = (values: Record<string, string>, options?: NavigateOptions) =>
    setAddress((before) => {
      const next = new URLSearchParams(before)
      for (const [name, value] of Object.entries(values)) {
        if (value) {
          next.set(parameter(list, name), value)
        } else {
          next.delete(parameter(list, name))
        }
      }
      return next
    }, options)
  // What is looked for anew begins on the first page and is no step to go back to.
  const change = (name: string, value: string) =>
    write({ [name]: value, page: '' }, { replace: true, preventScrollReset: true })

  return {
    ...state,
    setSearch: (value: string) => change('q', value),
    filter: (name: string) => address.get(parameter(list, name)) ?? '',
    setFilter: change,
    setSort: (value: string) => change('sort', value === defaultSort ? '' : value),
    setPage: (page: number) => write({ page: page > 1 ? String(page) : '' }),
  }
}
