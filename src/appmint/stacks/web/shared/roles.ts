/** Kinds of account, and which of them are staff. */
export const roles: readonly string[] = []
export const staffRoles: readonly string[] = []
/** What each kind of account is called. */
export const roleLabels: Readonly<Record<string, string>> = {}
