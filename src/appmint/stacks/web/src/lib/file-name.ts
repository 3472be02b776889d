/** What a file is called: the last part of its address, as people wrote it. */
export function fileName(address: string): string {
  const last = address.split('/').at(-1) ?? address
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
