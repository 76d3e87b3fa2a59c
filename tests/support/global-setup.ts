/** Starts the Postgres of server and browser tests. The first test that needs the program builds it. */
export { startPostgres as default } from "@/tests/support/postgres";
