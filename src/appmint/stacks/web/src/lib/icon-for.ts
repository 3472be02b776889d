import type { LucideIcon } from 'lucide-react'

/** The icon of the first text that has one of the words; none, if no text has any. */
export function iconFor(
  icons: readonly (readonly [RegExp, LucideIcon])[],
  texts: readonly (string | null | undefined)[],
): LucideIcon | undefined {
  for (const text of texts) {
    const [, icon] = icons.find(([words]) => text && words.test(text)) ?? []
    if (icon) {
      return icon
    }
  }
  return undefined
}
