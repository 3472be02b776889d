import { defineConfig, devices } from "@playwright/test";

const DESKTOP_PORT = Number(process.env.DESKTOP_PORT ?? 4311);
const MOBILE_PORT = Number(process.env.MOBILE_PORT ?? 4312);

/** A server of its own with a fresh database for each project, so that both can run at once. */
function server(name: string, port: number) {
  return {
    command: "node server/main.ts",
    url: `http://127.0.0.1:${port}/api/health`,
    env: {
      HOST: "127.0.0.1",
      PORT: String(port),
      DATABASE_URL: `file:./test-results/${name}-${Date.now()}.db`,
      DATA_DIR: `./test-results/${name}-${Date.now()}`,
    },
    reuseExistingServer: false,
  };
}

export default defineConfig({
  testDir: "tests/acceptance",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: false,
  reporter: "list",
  use: {
    screenshot: "only-on-failure",
    launchOptions: process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {},
  },
  webServer: [server("desktop", DESKTOP_PORT), server("mobile", MOBILE_PORT)],
  projects: [
    {
      name: "desktop",
      use: {
        ...devices["Desktop Chrome"],
        baseURL: `http://127.0.0.1:${DESKTOP_PORT}`,
        viewport: { width: 1440, height: 900 },
      },
    },
    {
      name: "mobile",
      use: {
        ...devices["Desktop Chrome"],
        baseURL: `http://127.0.0.1:${MOBILE_PORT}`,
        viewport: { width: 360, height: 740 },
        hasTouch: true,
      },
    },
  ],
});
