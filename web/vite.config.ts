import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: folder('.'),
  // Lets `vite` serve the pages while `hearsay serve` answers the API.
  server: { proxy: { '/api': 'http://127.0.0.1:4780' } },
  build: {
    outDir: folder('../dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // Who has not logged in gets a page of their own.
    rolldownOptions: { input: [folder('index.html'), folder('login.html')] },
  },
  plugins: [react()],
})
