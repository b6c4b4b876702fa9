// libicu for Swift: a thin layer over libicu's C API that shows no header of libicu.
//
// libicu renames its functions by macro (u_strlen is u_strlen_72), so that Swift cannot call
// them, and its types clash with those that a program sees through Foundation. Hence everything
// here is opaque, plain C, and UTF-8.
//
// Conventions:
// - Text comes in as UTF-8 with its length in bytes, identifiers as C strings.
// - Text goes out into a buffer of the caller: the function returns the length in bytes that the
//   whole text has, and writes it only where it fits (no terminator). A negative return is a
//   failure; its absolute value is libicu's error code.
// - An `open` function returns NULL on failure and stores libicu's error code; what it opens is
//   closed by the `close` of the same name and serves one thread at a time.
// - `locale` is an identifier as cicu_locale_name writes it, `tag` a BCP 47 language tag.

#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Locks --------------------------------------------------------------------------------------

/// A lock around what libicu opened, which serves one thread at a time. The thread sanitizer sees
/// that it orders what threads do; it does not see that of Swift's own Mutex on Linux.
typedef struct cicu_lock cicu_lock;

/// Makes a lock.
cicu_lock *cicu_lock_open(void);

/// Frees a lock that nobody holds.
void cicu_lock_close(cicu_lock *lock);

/// Waits for a lock and takes it.
void cicu_lock_take(cicu_lock *lock);

/// Gives a lock back.
void cicu_lock_give(cicu_lock *lock);

// Numbers ------------------------------------------------------------------------------------

/// A formatter of numbers: one of libicu's legacy formats, or a number skeleton.
typedef struct cicu_number cicu_number;

/// Which format of a locale a number formatter is opened with.
typedef enum {
  CICU_NUMBER_DECIMAL,   ///< The locale's way to write a number.
  CICU_NUMBER_INTEGER,   ///< The same, rounded to an integer.
  CICU_NUMBER_CURRENCY,  ///< An amount in the currency of the locale's region.
  CICU_NUMBER_PERCENT,   ///< A percentage.
  CICU_NUMBER_PATTERN,   ///< A decimal pattern such as `#,##0.00`.
  CICU_NUMBER_SKELETON,  ///< A number skeleton such as `currency/EUR`, without `::`.
  CICU_NUMBER_SPELLOUT,  ///< In words, by a rule set where one is named.
  CICU_NUMBER_ORDINAL,   ///< As a rank, by a rule set where one is named.
  CICU_NUMBER_DURATION   ///< As a duration, by a rule set where one is named.
} cicu_number_kind;

/// Opens a formatter of numbers, as icu::MessageFormat opens it for `number`, `spellout`, ...
/// A rule set that libicu does not know is ignored, as there; cicu_number_has_rule_set tells.
cicu_number *cicu_number_open(
    cicu_number_kind kind, const char *locale, const char *style, int32_t style_length,
    int32_t *error);

/// Frees a formatter of numbers.
void cicu_number_close(cicu_number *number);

/// Whether a spell-out formatter knows the rule set: libicu itself ignores a misspelt one.
bool cicu_number_has_rule_set(const cicu_number *number, const char *name, int32_t length);

/// Formats an integer.
int32_t cicu_number_format_int64(cicu_number *number, int64_t value, char *out, int32_t capacity);

/// Formats a binary floating-point number.
int32_t cicu_number_format_double(cicu_number *number, double value, char *out, int32_t capacity);

/// Formats a decimal number in ASCII exactly, without going through binary floating point.
int32_t cicu_number_format_decimal(
    cicu_number *number, const char *value, int32_t length, char *out, int32_t capacity);

// Plurals ------------------------------------------------------------------------------------

/// The plural rules of a locale, for counts or for ranks.
typedef struct cicu_plural cicu_plural;

/// Opens the plural rules of a locale.
cicu_plural *cicu_plural_open(const char *locale, bool ordinal, int32_t *error);

/// Frees plural rules.
void cicu_plural_close(cicu_plural *plural);

/// The category of a number as `number` writes it (`1` and `1.0` differ), where that is one of
/// libicu's legacy formats; else, and where it is NULL, of the bare number. It is the choice that
/// icu::MessageFormat makes.
int32_t cicu_plural_select(
    cicu_plural *plural, cicu_number *number, double value, char *out, int32_t capacity);

/// The category of a decimal number that binary floating point cannot hold, as `number` writes it.
int32_t cicu_plural_select_decimal(
    cicu_plural *plural, cicu_number *number, const char *value, int32_t length, char *out,
    int32_t capacity);

/// The categories that the locale has, separated by spaces.
int32_t cicu_plural_keywords(cicu_plural *plural, char *out, int32_t capacity);

// Dates --------------------------------------------------------------------------------------

/// A formatter of moments in a time zone.
typedef struct cicu_date cicu_date;

/// Finds the best pattern of a locale for a date skeleton. Costly to open: once a locale.
typedef struct cicu_date_patterns cicu_date_patterns;

/// The length of a date or a time.
typedef enum {
  CICU_DATE_NONE,
  CICU_DATE_SHORT,
  CICU_DATE_MEDIUM,
  CICU_DATE_LONG,
  CICU_DATE_FULL
} cicu_date_style;

/// Opens the pattern generator of a locale.
cicu_date_patterns *cicu_date_patterns_open(const char *locale, int32_t *error);

/// Frees a pattern generator.
void cicu_date_patterns_close(cicu_date_patterns *patterns);

/// Opens a formatter by styles; `proleptic` has the Gregorian calendar reach back before 1582.
cicu_date *cicu_date_open(
    cicu_date_style date, cicu_date_style time, const char *locale, const char *zone,
    bool proleptic, int32_t *error);

/// Opens a formatter by a date pattern such as `d. MMMM y`, as icu::MessageFormat does.
cicu_date *cicu_date_open_pattern(
    const char *pattern, int32_t length, bool is_time, const char *locale, const char *zone,
    bool proleptic, int32_t *error);

/// Opens a formatter by a date skeleton such as `yMMMd`, as icu::MessageFormat does.
cicu_date *cicu_date_open_skeleton(
    cicu_date_patterns *patterns, const char *skeleton, int32_t length, const char *locale,
    const char *zone, bool proleptic, int32_t *error);

/// Frees a formatter of moments.
void cicu_date_close(cicu_date *date);

/// Formats a moment, in milliseconds since 1970-01-01T00:00:00Z.
int32_t cicu_date_format(cicu_date *date, double milliseconds, char *out, int32_t capacity);

/// A formatter of the days from one to another: "16 – 22 Nov 2026".
typedef struct cicu_days cicu_days;

/// Opens a formatter of days by a date skeleton such as `yMMMd`; days are those of UTC.
cicu_days *cicu_days_open(const char *skeleton, const char *locale, int32_t *error);

/// Frees a formatter of days.
void cicu_days_close(cicu_days *days);

/// Formats the days from one to another, in milliseconds since 1970-01-01T00:00:00Z.
int32_t cicu_days_format(
    cicu_days *days, double first, double last, char *out, int32_t capacity);

/// The pattern that a formatter came to, for checks and tests.
int32_t cicu_date_pattern(const cicu_date *date, char *out, int32_t capacity);

// Lists --------------------------------------------------------------------------------------

/// A formatter of lists: "A, B and C".
typedef struct cicu_list cicu_list;

/// What joins the last two of a list.
typedef enum { CICU_LIST_AND, CICU_LIST_OR, CICU_LIST_UNITS } cicu_list_kind;

/// How wide a list is written.
typedef enum { CICU_LIST_WIDE, CICU_LIST_SHORT, CICU_LIST_NARROW } cicu_list_width;

/// Opens a formatter of lists.
cicu_list *cicu_list_open(
    const char *locale, cicu_list_kind kind, cicu_list_width width, int32_t *error);

/// Frees a formatter of lists.
void cicu_list_close(cicu_list *list);

/// Joins `count` texts, which stand one behind the other in `texts`. The place of each in the
/// result goes to `spans` as a start and an end in bytes, so that a caller can mark them.
int32_t cicu_list_format(
    cicu_list *list, const char *texts, const int32_t *lengths, int32_t count, int32_t *spans,
    char *out, int32_t capacity);

// Relative dates -----------------------------------------------------------------------------

/// A formatter of "tomorrow" and "in 3 weeks".
typedef struct cicu_relative cicu_relative;

/// The unit that a relative date counts in.
typedef enum {
  CICU_RELATIVE_YEAR,
  CICU_RELATIVE_QUARTER,
  CICU_RELATIVE_MONTH,
  CICU_RELATIVE_WEEK,
  CICU_RELATIVE_DAY,
  CICU_RELATIVE_HOUR,
  CICU_RELATIVE_MINUTE,
  CICU_RELATIVE_SECOND
} cicu_relative_unit;

/// Opens a formatter of relative dates; one that `begins_sentence` has "Tomorrow" for "tomorrow",
/// where the language writes that so.
cicu_relative *cicu_relative_open(const char *locale, bool begins_sentence, int32_t *error);

/// Frees a formatter of relative dates.
void cicu_relative_close(cicu_relative *relative);

/// Formats an offset; `numeric` has "in 1 day" in place of "tomorrow".
int32_t cicu_relative_format(
    cicu_relative *relative, double offset, cicu_relative_unit unit, bool numeric, char *out,
    int32_t capacity);

// Locales ------------------------------------------------------------------------------------

/// libicu's identifier of a language tag; fails for a malformed tag (libicu alone would cut it).
int32_t cicu_locale_name(const char *tag, char *out, int32_t capacity);

/// The canonical form of a language tag (`DE-at` is `de-AT`); fails for a malformed one.
int32_t cicu_locale_canonical_tag(const char *tag, char *out, int32_t capacity);

/// Whether libicu has data for the tag's language, so that nothing falls back to the root.
bool cicu_locale_is_known(const char *tag);

/// The name of a locale in the language of another one.
int32_t cicu_locale_display_name(
    const char *tag, const char *in_tag, char *out, int32_t capacity);

/// The name of a locale in the language of another one, as it begins a heading or stands alone:
/// Italian writes names of languages small within a sentence, and only there.
int32_t cicu_locale_display_title(
    const char *tag, const char *in_tag, char *out, int32_t capacity);

/// The ISO 15924 code of the script that a locale is written in, by likely subtags.
int32_t cicu_locale_script(const char *tag, char *out, int32_t capacity);

/// Whether a locale is written from right to left.
bool cicu_locale_is_right_to_left(const char *tag);

/// The day that weeks begin on where the locale is at home, from 1 for Sunday; 0 where libicu
/// fails. A translator's calendar begins with it.
int32_t cicu_locale_first_day(const char *tag);

// Text ---------------------------------------------------------------------------------------

/// The text in Unicode normalisation form C: what fingerprints are computed over.
int32_t cicu_text_nfc(const char *text, int32_t length, char *out, int32_t capacity);

/// Iterates over the boundaries of a text.
typedef struct cicu_breaks cicu_breaks;

/// Which boundaries are found.
typedef enum {
  CICU_BREAKS_GRAPHEMES,
  CICU_BREAKS_WORDS,
  CICU_BREAKS_LINES,
  CICU_BREAKS_SENTENCES
} cicu_breaks_kind;

/// Opens an iterator over a copy of the text.
cicu_breaks *cicu_breaks_open(
    cicu_breaks_kind kind, const char *locale, const char *text, int32_t length, int32_t *error);

/// Has an iterator go over a copy of another text, which is cheaper than to open one.
void cicu_breaks_set_text(
    cicu_breaks *breaks, const char *text, int32_t length, int32_t *error);

/// Frees an iterator.
void cicu_breaks_close(cicu_breaks *breaks);

/// The offset in bytes of the next boundary; negative behind the last.
int32_t cicu_breaks_next(cicu_breaks *breaks);

/// Whether the boundary that was found last must break a line, as one behind a line feed does.
bool cicu_breaks_is_mandatory(const cicu_breaks *breaks);

/// The columns that a code point takes in a terminal or a plain-text mail: 0, 1 or 2.
int32_t cicu_char_width(uint32_t code_point);

/// How a code point is written: 1 strongly left to right, -1 strongly right to left, else 0.
int32_t cicu_char_direction(uint32_t code_point);

// What a language is written with -------------------------------------------------------------

/// The quotation marks of a locale, a line each: opening, closing, and both for a quotation within
/// another one.
int32_t cicu_locale_quotes(const char *locale, char *out, int32_t capacity);

/// The letters that a language is written with, rarer and foreign ones that it knows included
/// (CLDR's main, auxiliary and index exemplars), in both cases: as pairs of a first and a last
/// code point. Returns how many pairs there are, and writes as many as fit.
int32_t cicu_locale_letters(const char *locale, uint32_t *ranges, int32_t capacity);

/// The number of a code point's script.
int32_t cicu_char_script(uint32_t code_point);

/// Whether a code point is used in a script, be it one of several.
bool cicu_char_has_script(uint32_t code_point, int32_t script);

/// The number of a script by its ISO 15924 code; negative for one that is unknown.
int32_t cicu_script_number(const char *code);

/// The English name of a script.
int32_t cicu_script_name(int32_t script, char *out, int32_t capacity);

/// Whether a text is in Unicode normalisation form C.
bool cicu_text_is_nfc(const char *text, int32_t length);

/// Puts each character through one of libicu's transforms, such as `Simplified-Traditional`, by
/// itself; false for a transform that is unknown.
bool cicu_text_transform(const char *name, uint32_t *characters, int32_t count);

/// Folds the case of each code point (simple case folding, so that none changes its place).
void cicu_text_fold(const uint32_t *text, int32_t length, uint32_t *out);

// Telling letters apart -----------------------------------------------------------------------

/// How a language tells letters apart, for searching: German has ä as an a with an accent, Swedish
/// as a letter of its own. libicu's own search (usearch) finds what is equal only; what is merely
/// mistyped has to be compared letter by letter.
typedef struct cicu_collation cicu_collation;

/// Opens the collation of a locale. Costly to open: once a locale.
cicu_collation *cicu_collation_open(const char *locale, int32_t *error);

/// Frees a collation.
void cicu_collation_close(cicu_collation *collation);

/// The primary weights of a text, one a letter (two for ß, none for an accent): equal where the
/// letters are the same but for case and accents. Returns how many there are, and writes as many
/// as fit.
int32_t cicu_collation_letters(
    cicu_collation *collation, const char *text, int32_t length, uint32_t *letters,
    int32_t capacity);

// Time ---------------------------------------------------------------------------------------

/// Milliseconds since 1970-01-01T00:00:00Z.
double cicu_time_now(void);

/// Whether a time zone is one of the tz database, or an offset such as `GMT+02:00`.
bool cicu_zone_is_known(const char *zone);

/// The day that a moment belongs to in a time zone, as days since 1970-01-01. Fails (and returns
/// INT32_MIN) for an unknown zone.
int32_t cicu_zone_day(const char *zone, double milliseconds);

// Currencies and versions --------------------------------------------------------------------

/// Whether a code is an ISO 4217 currency that is or was in use.
bool cicu_currency_is_known(const char *code);

/// The digits behind the decimal separator that a currency has: 2 for EUR, 0 for JPY.
int32_t cicu_currency_digits(const char *code);

/// The version of libicu, such as `72.1`.
int32_t cicu_version(char *out, int32_t capacity);

/// The version of the locale data (CLDR).
int32_t cicu_cldr_version(char *out, int32_t capacity);

/// The version of the time zone data.
int32_t cicu_tz_version(char *out, int32_t capacity);

/// The name of one of libicu's error codes, for error messages.
const char *cicu_error_name(int32_t error);

// Reading what people write ------------------------------------------------------------------

/// How a locale writes numbers, as six lines: the decimal separator, the grouping separator, the
/// minus sign, the digit zero, the size of the group before the decimal separator, and the size
/// of the groups before that one.
int32_t cicu_number_symbols(const char *locale, char *out, int32_t capacity);

/// The sign of a currency in a locale, such as `€`; the short one where `narrow` (`$`, not `US$`).
int32_t cicu_currency_symbol(
    const char *code, const char *locale, bool narrow, char *out, int32_t capacity);

/// A reader of dates that are written by a pattern.
typedef struct cicu_date_reader cicu_date_reader;

/// Opens a strict reader: no day but one of the calendar, no field left out. Years of two digits
/// are those from 1970 to 2069.
cicu_date_reader *cicu_date_reader_open(
    const char *pattern, int32_t length, const char *locale, const char *zone, int32_t *error);

/// Frees a reader of dates.
void cicu_date_reader_close(cicu_date_reader *reader);

/// Reads a whole text as a moment, in milliseconds since 1970-01-01T00:00:00Z; false for any
/// other text, and where only its beginning is such a date.
bool cicu_date_reader_read(
    cicu_date_reader *reader, const char *text, int32_t length, double *milliseconds);

#ifdef __cplusplus
}
#endif

#endif
