/** One page of a list, as every list route answers it. */
export type Page<T> = { items: T[]; total: number; page: number; pageSize: number }

/** A related record, as it appears inside another one. */
export type Reference = { id: number; label: string }

/** A place: what people call it, and where it is in degrees. */
export type Place = { label: string; lat: number; lng: number }
