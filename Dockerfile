FROM node:22-trixie-slim AS build
WORKDIR /plenary
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:22-trixie-slim
ENV NODE_ENV=production PORT=3000 PLENARY_DATA=/data
WORKDIR /plenary
COPY --from=build --chown=node:node /plenary /plenary
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "scripts/start.mjs"]
