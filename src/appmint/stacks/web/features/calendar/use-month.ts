import { useSearchParams } from 'react-router'

/** The month in the address, "" when none is named: it survives a reload and the way back. */
export function useMonth(): [string, (month: string) => void] {
  const [address, setAddress] = useSearchParams()
  const named = address.get('month') ?? ''
  const set = (month: string) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before)
        next.set('month', month)
        return next
      },
      { preventScrollReset: true },
    )
  return [/^\d{4}-(0[1-9]|1[0-2])$/.test(named) ? named : '', set]
}
