import { getRequestListener } from '@hono/node-server'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Serves the API from the same origin as the pages while developing, with reload on change. */
function api(): Plugin {
  return {
    name: 'api',
    apply: 'serve',
    configureServer(server) {
      let ready: Promise<void> | undefined
      const prepare = async () => {
        const { prepareDatabase } = await server.ssrLoadModule('/server/db/prepare.ts')
        await prepareDatabase()
      }
      server.middlewares.use(async (request, response, next) => {
        if (!request.url?.startsWith('/api/')) {
          next()
          return
        }
        try {
          ready ??= prepare()
          await ready
          const { app } = await server.ssrLoadModule('/server/app.ts')
          await getRequestListener(app.fetch)(request, response)
        } catch (error) {
          ready = undefined
          next(error)
        }
      })
    },
  }
}

export default defineConfig({
  plugins: [react(), tailwindcss(), api()],
  // Reads only those of the icons that are used.
  build: { rolldownOptions: { experimental: { lazyBarrel: true } } },
  server: {
    host: process.env.HOST ?? '127.0.0.1',
    port: Number(process.env.PORT ?? 5173),
    // The database lives below the project: writing to it is no reason to reload the page.
    watch: { ignored: ['**/data/**', '**/test-results/**'] },
  },
})
