import { UserRound } from 'lucide-react'
import { useState } from 'react'
import { Section } from '#components/page.tsx'
import { QueryView } from '#components/query-view.tsx'
import { EmptyState, LoadingRows } from '#components/states.tsx'
import { AddUser } from '#features/admin/add-user.tsx'
import { AdminPages, AdminToolbar, useAdminQuery } from '#features/admin/admin-list.tsx'
import { type RecordRights, RightsTable } from '#features/admin/rights-table.tsx'
import { type User, type UserChange, useChangeUser, useUsers } from '#features/admin/users.ts'
import { messageOf } from '#lib/api.ts'
import { formatDate } from '#lib/format.ts'
import { toast } from '#lib/toasts.ts'
import { roleLabels, roles } from '#shared/roles.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { NativeSelect } from '#ui/native-select.tsx'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#ui/table.tsx'

const labelOf = (role: string) => roleLabels[role] ?? role

/** Who has an account: their roles, who may sign in, new ones; and what each role may do. */
export function UsersTab({ rights, open }: { rights: readonly RecordRights[]; open: boolean }) {
  const list = useAdminQuery()
  const users = useUsers(list.params)
  const [adding, setAdding] = useState(false)
  return (
    <div className="space-y-10">
      <div>
        <AdminToolbar
          label="Search users"
          search={list.search}
          onSearch={list.setSearch}
          addLabel="Add user"
          onAdd={() => setAdding(true)}
        />
        <QueryView query={users} loading={<LoadingRows />}>
          {({ items, total }) =>
            items.length === 0 ? (
              <EmptyState icon={UserRound} title="No users found" text="Try other words." />
            ) : (
              <AdminPages total={total} page={list.page} onPage={list.setPage}>
                <UsersTable users={items} />
              </AdminPages>
            )
          }
        </QueryView>
      </div>
      <Section
        heading="What each role may do"
        intro="Tick what a role may do. It holds at once, on every page and in the API."
      >
        <RightsTable rights={rights} open={open} />
      </Section>
      <AddUser open={adding} onClose={() => setAdding(false)} />
    </div>
  )
}

function UsersTable({ users }: { users: readonly User[] }) {
  const update = useChangeUser()
  const send = (user: User, change: UserChange, done: string, undo?: UserChange) =>
    update.mutate(
      { id: user.id, change },
      {
        onSuccess: () => toast(done, undo && { action: { label: 'Undo', onClick: () => send(user, undo, 'Undone.') } }),
        onError: (error) => toast(messageOf(error), { tone: 'danger' }),
      },
    )
  const promote = (user: User, role: string) =>
    send(user, { role }, `${user.name} is now ${labelOf(role)}.`, { role: user.role })
  const block = (user: User) =>
    user.blocked
      ? send(user, { blocked: false }, `${user.name} may sign in again.`)
      : send(user, { blocked: true }, `${user.name} is blocked and signed out.`, { blocked: false })
  return (
    <Table aria-label="Users" stacked>
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead>E-mail</TableHead>
          <TableHead>Role</TableHead>
          <TableHead>Since</TableHead>
          <TableHead>
            <span className="sr-only">Actions</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {users.map((user) => (
          <TableRow key={user.id}>
            <TableCell label="Name">
              <span className="inline-flex flex-wrap items-center gap-2">
                {user.name}
                {user.self ? <Badge>You</Badge> : null}
                {user.blocked ? <Badge variant="outline">Blocked</Badge> : null}
              </span>
            </TableCell>
            <TableCell label="E-mail">{user.email}</TableCell>
            <TableCell label="Role">
              {user.self ? (
                labelOf(user.role)
              ) : (
                <NativeSelect
                  aria-label={`Role of ${user.name}`}
                  value={user.role}
                  onChange={(event) => promote(user, event.target.value)}
                >
                  {roles.map((role) => (
                    <option key={role} value={role}>
                      {labelOf(role)}
                    </option>
                  ))}
                </NativeSelect>
              )}
            </TableCell>
            <TableCell label="Since">{formatDate(user.createdAt)}</TableCell>
            <TableCell>
              {user.self ? null : (
                <Button
                  variant="outline"
                  size="sm"
                  aria-label={`${user.blocked ? 'Unblock' : 'Block'} ${user.name}`}
                  onClick={() => block(user)}
                >
                  {user.blocked ? 'Unblock' : 'Block'}
                </Button>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
