import { useParams } from 'react-router'

/** The id in the page's address, "/courses/:id"; 0, which no record has, where it is no number. */
export function useRecordId(): number {
  const id = Number(useParams().id)
  return Number.isInteger(id) && id > 0 ? id : 0
}
