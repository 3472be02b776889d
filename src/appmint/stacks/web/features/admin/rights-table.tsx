import { useId, useState } from 'react'
import { openRoles } from '#features/account/schemas.ts'
import { roleLabels, roles, staffRoles } from '#shared/roles.ts'
import { Label } from '#ui/label.tsx'
import { NativeSelect } from '#ui/native-select.tsx'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#ui/table.tsx'

/** Who may do what with one kind of record: "anyone", "member", "owner", "nobody" or a role. */
export interface RecordRights {
  label: string
  read: string
  create: string
  update: string
  delete: string
}

const GUEST = 'guest'

/** What a rule means for a role. */
function answer(rule: string, role: string): 'Yes' | 'No' | 'Own' {
  if (staffRoles.includes(role) || rule === 'anyone' || rule === role) return 'Yes'
  if (rule === 'owner') return 'Own'
  return rule === 'member' && role !== GUEST ? 'Yes' : 'No'
}

/** What may be done in a chosen role; `open` tells whether guests may enter at all. */
export function RightsTable({ rights, open }: { rights: readonly RecordRights[]; open: boolean }) {
  const id = useId()
  const [role, setRole] = useState(openRoles[0] ?? roles[0] ?? GUEST)
  return (
    <div className="space-y-4">
      <div className="flex max-w-xs flex-col gap-1.5">
        <Label htmlFor={id}>Rights of</Label>
        <NativeSelect id={id} value={role} onChange={(event) => setRole(event.target.value)}>
          {roles.map((name) => (
            <option key={name} value={name}>
              {roleLabels[name] ?? name}
            </option>
          ))}
          {open ? <option value={GUEST}>Without an account</option> : null}
        </NativeSelect>
      </div>
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
              <TableCell>{answer(each.create, role)}</TableCell>
              <TableCell>{answer(each.update, role)}</TableCell>
              <TableCell>{answer(each.delete, role)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="text-muted-foreground text-sm">
        “Own” means the records that the person has made.
      </p>
    </div>
  )
}
