/** Builds the app once and serves it twice, each time on a fresh database, until stopped. */

import { type ChildProcess, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { build } from 'vite'

const folder = 'test-results/servers'

function serve(name: string, port: number): ChildProcess {
  return spawn(process.execPath, ['server/main.ts'], {
    stdio: 'inherit',
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: `${folder}/${name}`,
      DATABASE_URL: `file:./${folder}/${name}/app.db`,
    },
  })
}

async function ready(port: number): Promise<void> {
  const address = `http://127.0.0.1:${port}/api/health`
  for (;;) {
    const answered = await fetch(address).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

await rm(folder, { recursive: true, force: true })
await build({ logLevel: 'warn' })
const desktop = serve('desktop', 4173)
await ready(4173)
// Playwright waits for this one: when it answers, both do.
const mobile = serve('mobile', 4174)

function stop(): void {
  desktop.kill()
  mobile.kill()
  process.exit()
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
