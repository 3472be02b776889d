"""The web stack: React, Hono and Drizzle; a real npm project that also runs by itself."""
