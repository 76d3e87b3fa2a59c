/** Before the tests of the server and the browser: their Postgres. The program is built by whoever starts it first. */
export { startPostgres as default } from "@/tests/support/postgres";
