import type { RouteObject } from 'react-router'
import { AppShell } from '#shell/app-shell.tsx'
import { ErrorPage } from '#shell/error-page.tsx'
import { LoadingPage } from '#shell/loading-page.tsx'
import { NotFoundPage } from '#shell/not-found-page.tsx'
import { navigation } from '#src/navigation.ts'

export const routes: RouteObject[] = [
  {
    element: <AppShell navigation={navigation} />,
    errorElement: <ErrorPage />,
    HydrateFallback: LoadingPage,
    children: [
      {
        errorElement: <ErrorPage />,
        children: [
          {
            path: '/',
            lazy: async () => ({ Component: (await import('#src/pages/home-page.tsx')).HomePage }),
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]
