import { useParams } from 'react-router'

/** The id in the page's address. */
export const useRecordId = () => Number(useParams().id)
