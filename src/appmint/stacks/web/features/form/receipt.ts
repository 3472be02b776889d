/** What the server says of a record that was just sent: its number, and a reference to quote. */
export type Receipt = { id: number; reference: string }
