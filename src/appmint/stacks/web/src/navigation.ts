import { House } from 'lucide-react'
import type { NavigationEntry } from '#shell/navigation.ts'

export const navigation: readonly NavigationEntry[] = [{ label: 'Home', to: '/', icon: House }]
