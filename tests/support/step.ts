/** A step of a story that one server test tells from its beginning to its end; what fails in it names it. */
export async function step<T>(title: string, does: () => T | Promise<T>): Promise<T> {
  try {
    return await does();
  } catch (error) {
    if (error instanceof Error) error.message = `In the step "${title}": ${error.message}`;
    throw error;
  }
}
