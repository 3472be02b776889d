// Runs inside the sandbox, which has no way to the host's network: keeps a few idle connections
// open to the host's socket; when a visitor's first bytes arrive on one, joins it to the app.
import { connect } from 'node:net';

const [socketPath, port] = process.argv.slice(2);
const IDLE_CONNECTIONS = 16;
const RETRY_MS = 100;

function keepOneIdle() {
  const host = connect({ path: socketPath, allowHalfOpen: true });
  let used = false;
  host.once('readable', () => {
    used = true;
    keepOneIdle();
    const app = connect({ host: '127.0.0.1', port: Number(port), allowHalfOpen: true });
    app.on('error', () => host.destroy());
    app.on('close', () => host.destroy());
    host.on('close', () => app.destroy());
    host.pipe(app);
    app.pipe(host);
  });
  host.on('error', () => host.destroy());
  host.on('close', () => {
    if (!used) setTimeout(keepOneIdle, RETRY_MS);
  });
}

for (let count = 0; count < IDLE_CONNECTIONS; count += 1) keepOneIdle();
