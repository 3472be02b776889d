const LONGEST_STEM = 80

/** The ending of a file's name in lower case, without the dot. */
export const endingOf = (name: string): string =>
  name.slice(name.lastIndexOf('.') + 1).toLowerCase()

/** A file's own name without its path and without what file systems or headers object to. */
export function safeName(name: string): string {
  const own = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const ending = endingOf(own)
  const stem = own
    .slice(0, -ending.length - 1)
    .replace(/[^\p{L}\p{M}\p{N} ._()-]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+/, '')
  return `${[...stem].slice(0, LONGEST_STEM).join('').trim() || 'file'}.${ending}`
}

/** The name in the address of an uploaded file; `safeName` leaves no way out of its folder. */
export function nameInAddress(encoded: string): string {
  try {
    return safeName(decodeURIComponent(encoded))
  } catch {
    return safeName(encoded)
  }
}

/** The header that makes a browser show or keep a file under its name, in any script. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const ending = endingOf(name)
  const plain = name
    .slice(0, -ending.length - 1)
    .normalize('NFKD')
    .replace(/[^\w .()-]/g, '')
    .trim()
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain || 'file'}.${ending}"; filename*=UTF-8''${encoded}`
}
