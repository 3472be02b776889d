import type { ReactNode } from 'react'
import { Guarded, may } from '#features/account/allowed.tsx'
import { useSession } from '#features/account/session.ts'
import type { Action } from '#features/admin/rights-input.ts'
import { useDecidedRight } from '#features/admin/role-rights.ts'

export interface PermittedProps {
  /** The kind of record: "courses". */
  records: string
  action: Action
  /** The app's own rule, where it is not open to everybody. */
  rule?: string
  children: ReactNode
}

/** Its children for those who may: by what staff have decided, else by the app's own rule. */
export function Permitted({ records, action, rule, children }: PermittedProps) {
  const decided = useDecidedRight(records, action)
  const { data } = useSession()
  return (decided ?? (!rule || may(data, rule))) ? children : null
}

/** A form's page for those who may; others are told how to get in. */
export function PermittedPage({
  records,
  action,
  rule,
  title,
  children,
}: PermittedProps & { rule: string; title: string }) {
  const decided = useDecidedRight(records, action)
  if (decided) return children
  return (
    <Guarded rule={rule} title={title}>
      {children}
    </Guarded>
  )
}
