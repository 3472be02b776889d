import { useId, useState } from 'react'
import { QueryView } from '#components/query-view.tsx'
import { LoadingRows } from '#components/states.tsx'
import { type Action, changeableRoles, GUEST } from '#features/admin/rights-input.ts'
import { type RoleRight, useChangeRight, useRoleRights } from '#features/admin/role-rights.ts'
import { messageOf } from '#lib/api.ts'
import { toast } from '#lib/toasts.ts'
import { roleLabels, roles, staffRoles } from '#shared/roles.ts'
import { Checkbox } from '#ui/checkbox.tsx'
import { Label } from '#ui/label.tsx'
import { NativeSelect } from '#ui/native-select.tsx'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#ui/table.tsx'

/** Who may do what with one kind of record: "anyone", "member", "owner", "nobody" or a role. */
export interface RecordRights {
  /** The records as the API's address has them: "courses". */
  records: string
  label: string
  nouns: string
  read: string
  create: string
  update: string
  delete: string
  /** What staff may take from a role, or give to it. */
  changeable: readonly Action[]
}

const VERBS = { create: 'add', update: 'change', delete: 'delete' } as const
const COLUMNS = ['create', 'update', 'delete'] as const

/** What a rule means for a role. */
function answer(rule: string, role: string): 'Yes' | 'No' | 'Own' {
  if (staffRoles.includes(role) || rule === 'anyone' || rule === role) return 'Yes'
  if (rule === 'owner') return 'Own'
  return rule === 'member' && role !== GUEST ? 'Yes' : 'No'
}

const labelOf = (role: string) => roleLabels[role] ?? (role === GUEST ? 'Without an account' : role)

/** What may be done in a chosen role; `open` tells whether guests may enter at all. */
export function RightsTable({ rights, open }: { rights: readonly RecordRights[]; open: boolean }) {
  const id = useId()
  const [role, setRole] = useState(changeableRoles[0] ?? GUEST)
  const decided = useRoleRights()
  return (
    <div className="space-y-4">
      <div className="flex max-w-xs flex-col gap-1.5">
        <Label htmlFor={id}>Rights of</Label>
        <NativeSelect id={id} value={role} onChange={(event) => setRole(event.target.value)}>
          {(open ? [...roles, GUEST] : roles).map((name) => (
            <option key={name} value={name}>
              {labelOf(name)}
            </option>
          ))}
        </NativeSelect>
      </div>
      <QueryView query={decided} loading={<LoadingRows />}>
        {(changes) => (
          <Table aria-label="Rights">
            <TableHeader>
              <TableRow>
                <TableHead>Records</TableHead>
                <TableHead>See</TableHead>
                <TableHead>Add</TableHead>
                <TableHead>Change</TableHead>
                <TableHead>Delete</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {rights.map((each) => (
                <TableRow key={each.label}>
                  <TableCell>{each.label}</TableCell>
                  <TableCell>{answer(each.read, role)}</TableCell>
                  {COLUMNS.map((action) => (
                    <TableCell key={action}>
                      <Right of={each} role={role} action={action} changes={changes} />
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </QueryView>
      <p className="text-muted-foreground text-sm">
        “Own” means the records that the person has made.
      </p>
    </div>
  )
}

interface RightProps {
  of: RecordRights
  role: string
  action: Action
  changes: readonly RoleRight[]
}

/** One right of a role: a box to tick where staff may change it. */
function Right({ of, role, action, changes }: RightProps) {
  const change = useChangeRight()
  const rule = answer(of[action], role)
  const given = rule !== 'No'
  // Guests have no account that a right could be given to.
  const changeable = changeableRoles.includes(role) && (given || role !== GUEST)
  if (!changeable || !of.changeable.includes(action)) return rule
  const decided = changes.find(
    (each) => each.role === role && each.records === of.records && each.action === action,
  )
  const allowed = decided?.allowed ?? given
  const send = () =>
    change.mutate(
      { role, records: of.records, action, allowed: allowed === given ? !allowed : null },
      {
        onSuccess: () =>
          toast(`${labelOf(role)}: may ${allowed ? 'not ' : ''}${VERBS[action]} ${of.nouns}.`),
        onError: (error) => toast(messageOf(error), { tone: 'danger' }),
      },
    )
  return (
    <span className="inline-flex items-center gap-2">
      <Checkbox
        aria-label={`May ${VERBS[action]} ${of.nouns}`}
        checked={allowed}
        disabled={change.isPending}
        onChange={send}
      />
      {rule === 'Own' && allowed ? 'Own' : null}
    </span>
  )
}
