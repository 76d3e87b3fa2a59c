interface Props {
  /** Measure, who, by when, and group. */
  head: readonly string[];
  rows: readonly (readonly string[])[];
  caption?: string;
}

/** Measures of groups; on narrow pages each is a block of its own. */
export const PlanTable = ({ head, rows, caption }: Props) => (
  <table className="table stacked">
    {caption && <caption className="quiet">{caption}</caption>}
    <thead>
      <tr>
        {head.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([measure, ...cells], i) => (
        <tr key={i}>
          <th scope="row" dir="auto">
            {measure}
          </th>
          {cells.map((cell, j) => (
            <td key={j} data-label={head[j + 1]}>
              <bdi>{cell}</bdi>
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
