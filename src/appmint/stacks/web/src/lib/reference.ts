const DIGITS = 6

/** A number for a new record, "B-481523": the clock makes it differ from those given before. */
export const newReference = (prefix: string, at = Date.now()) => `${prefix}${String(at).slice(-DIGITS)}`
