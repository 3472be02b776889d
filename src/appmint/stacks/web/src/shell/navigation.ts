import type { LucideIcon } from 'lucide-react'

/** One entry of the app's navigation. */
export interface NavigationEntry {
  label: string
  to: string
  icon?: LucideIcon
}
