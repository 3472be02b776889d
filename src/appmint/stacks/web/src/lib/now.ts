const two = (value: number) => String(value).padStart(2, '0')

/** The day it is here: "2026-11-03". */
export function today(at = new Date()): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The minute it is here: "2026-11-03T14:30". */
export function now(at = new Date()): string {
  return `${today(at)}T${two(at.getHours())}:${two(at.getMinutes())}`
}
