-- T6: reps look for digits in the pools among names alone, of which few hold any.
create function has_digits(name text) returns boolean language sql immutable strict parallel safe
  return name ~ '[0-9０-９²³¹⁰⁴-⁹₀-₉①-⒛⓪㉑-㉟㊱-㊿]';
create index customer_name_with_digits on customer_name (customer_id) where has_digits(name);
create index contact_with_digits on contact (customer_id) where has_digits(name);
