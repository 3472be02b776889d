/** One record in a month. */
export type Dated = { id: number; label: string; when: string }

/** The records of one month; the month is the server's choice when none was asked for. */
export type MonthOfRecords = { month: string; items: Dated[] }
