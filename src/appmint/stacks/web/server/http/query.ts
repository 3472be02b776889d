import { type AnyColumn, asc, desc, type SQL, sql } from 'drizzle-orm'

/** A case-insensitive "contains" whose wildcards are plain characters. */
export const contains = (column: AnyColumn, words: string): SQL => {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return sql`${column} like ${pattern} escape '\\'`
}

/** The order for `name` (ascending) or `-name` (descending) among the given columns. */
export const orderBy = (sort: string, columns: Record<string, AnyColumn>): SQL[] => {
  const column = columns[sort.replace(/^-/, '')]
  return column ? [sort.startsWith('-') ? desc(column) : asc(column)] : []
}
