interface Props<V extends string> {
  name: string;
  legend: string;
  value: V;
  options: { value: V; text: string; why?: string | null }[];
  onChange: (value: V) => void;
}

/** One of several, all in sight; a disabled option tells the reason. */
export function Choices<V extends string>({ name, legend, value, options, onChange }: Props<V>) {
  const reasons = options.flatMap((o) => (o.why ? [{ id: `${name}-${o.value}-why`, why: o.why }] : []));
  return (
    <fieldset className="picks">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} data-off={option.why ? true : undefined}>
          <input
            type="radio"
            name={name}
            checked={value === option.value}
            disabled={Boolean(option.why)}
            aria-describedby={option.why ? `${name}-${option.value}-why` : undefined}
            onChange={() => onChange(option.value)}
          />
          <span>{option.text}</span>
        </label>
      ))}
      {reasons.map(({ id, why }) => (
        <small key={id} id={id} style={{ flexBasis: "100%" }}>
          {why}
        </small>
      ))}
    </fieldset>
  );
}
