# Plenary as one container: node 22, an ordinary user, nothing written outside /data and /tmp.
#   docker build -t plenary .
#   docker build -t plenary --build-arg TOOLS="libreoffice-impress fonts-noto-core" .
# TOOLS are Debian packages: libreoffice-impress draws slides of presentations.
FROM node:22-trixie-slim AS build
WORKDIR /plenary
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build \
 && npm prune --omit=dev --no-audit --no-fund \
 && rm -rf .next/cache

FROM node:22-trixie-slim
ARG TOOLS=""
RUN if [ -n "$TOOLS" ]; then \
      apt-get update && apt-get install -y --no-install-recommends $TOOLS && rm -rf /var/lib/apt/lists/*; \
    fi \
 && install -d -o node -g node -m 0750 /data
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 PLENARY_DATA=/data LOG_FORMAT=json MALLOC_ARENA_MAX=2
WORKDIR /plenary
COPY --from=build /plenary /plenary
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((res) => process.exit(res.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", ".build/server/index.mjs"]
