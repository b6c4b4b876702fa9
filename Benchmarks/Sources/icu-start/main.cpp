// What the start of a program costs that formats one plural and one date with libicu.

#include <cstdio>
#include <string>

#include "unicode/msgfmt.h"
#include "unicode/timezone.h"

int main() {
  UErrorCode error = U_ZERO_ERROR;
  icu::TimeZone::adoptDefault(icu::TimeZone::createTimeZone("Europe/Berlin"));
  icu::MessageFormat format(
      icu::UnicodeString::fromUTF8(
          "{seats, plural, one {# Lizenz endet} other {# Lizenzen enden}} am {end, date, long}"),
      icu::Locale("de"), error);
  icu::UnicodeString names[] = {"seats", "end"};
  icu::Formattable values[] = {
      icu::Formattable(static_cast<int32_t>(12)), icu::Formattable(1806480000000.0, icu::Formattable::kIsDate)};
  icu::UnicodeString text;
  format.format(names, values, 2, text, error);
  std::string utf8;
  text.toUTF8String(utf8);
  std::puts(utf8.c_str());
  return U_FAILURE(error) ? 1 : 0;
}
