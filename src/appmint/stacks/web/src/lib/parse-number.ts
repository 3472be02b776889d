/** A typed number: "1,250.5" is 1250.5, "" is null, and NaN what is no number. */
export function parseNumber(typed: string): number | null {
  const bare = typed.replace(/[\s,']/g, '').replace('−', '-')
  return bare === '' ? null : Number(bare)
}
