import { Refusal } from '#server/http/errors.ts'

/** Refuses an end before its start; an end at the very moment of the start ends nothing either. */
export function mustFollow(
  start: string | undefined,
  end: string | undefined,
  field: string,
  label: string,
): void {
  if (!start || !end) return
  const moment = start.includes('T')
  if (moment ? end <= start : end < start) {
    const message = `${label}: choose a ${moment ? 'time' : 'day'} after the start.`
    throw new Refusal(422, message, { [field]: message })
  }
}
