/** The look shared by everything one types into or picks from. */
export const CONTROL =
  'w-full min-h-11 rounded-lg border border-input bg-surface px-3.5 py-2 text-base text-surface-foreground shadow-xs transition placeholder:text-muted-foreground hover:border-component-strong focus-visible:border-ring focus-visible:outline-2 focus-visible:outline-ring focus-visible:outline-offset-0 disabled:opacity-60 aria-invalid:border-danger aria-invalid:outline-danger sm:text-sm'
