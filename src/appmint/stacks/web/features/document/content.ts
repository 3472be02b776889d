/** What stands on a paper. Values that are empty are left out. */
export interface PaperContent {
  /** Invoice, Voucher, Certificate. */
  title: string
  reference: string
  /** When the record was made, as an instant. */
  issued: string
  /** Whom or what it is about. */
  heading: string
  facts: readonly { label: string; value: string | null | undefined }[]
  texts: readonly { heading: string; text: string | null | undefined }[]
  total?: { label: string; value: string }
}

/** A number for papers of records without a reference: "INV-00042". */
export const paperNumber = (prefix: string, id: number) =>
  `${prefix}-${String(id).padStart(5, '0')}`

export const given = <T extends { value: string | null | undefined }>(facts: readonly T[]) =>
  facts.filter((fact): fact is T & { value: string } => Boolean(fact.value))
