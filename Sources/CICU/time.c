// Time zones, currencies, versions.

#include <math.h>
#include <stdio.h>

#include "buffers.h"
#include "unicode/ucal.h"
#include "unicode/uclean.h"
#include "unicode/ucurr.h"
#include "unicode/ulocdata.h"
#include "unicode/uversion.h"

double cicu_time_now(void) {
  return ucal_getNow();
}

bool cicu_zone_is_known(const char *zone) {
  cicu_text text;
  if (zone[0] == 0 || !cicu_text_read(&text, zone, (int32_t)strlen(zone))) return false;
  UErrorCode error = U_ZERO_ERROR;
  UChar canonical[128];
  UBool is_system = false;
  ucal_getCanonicalTimeZoneID(text.units, text.length, canonical, 128, &is_system, &error);
  cicu_text_free(&text);
  return U_SUCCESS(error) && strcmp(zone, "Etc/Unknown") != 0;
}

int32_t cicu_zone_day(const char *zone, double milliseconds) {
  if (!cicu_zone_is_known(zone)) return INT32_MIN;
  cicu_text text;
  if (!cicu_text_read(&text, zone, (int32_t)strlen(zone))) return INT32_MIN;
  UErrorCode error = U_ZERO_ERROR;
  UCalendar *calendar =
      ucal_open(text.units, text.length, "en", UCAL_GREGORIAN, &error);
  cicu_text_free(&text);
  ucal_setMillis(calendar, milliseconds, &error);
  int32_t offset = ucal_get(calendar, UCAL_ZONE_OFFSET, &error);
  offset += ucal_get(calendar, UCAL_DST_OFFSET, &error);
  if (calendar != NULL) ucal_close(calendar);
  if (U_FAILURE(error)) return INT32_MIN;
  return (int32_t)floor((milliseconds + offset) / 86400000.0);
}

static bool read_currency(const char *code, UChar units[4]) {
  if (strlen(code) != 3) return false;
  for (int32_t i = 0; i < 3; i++) {
    if (code[i] < 'A' || code[i] > 'Z') return false;
    units[i] = (UChar)code[i];
  }
  units[3] = 0;
  return true;
}

bool cicu_currency_is_known(const char *code) {
  UChar units[4];
  if (!read_currency(code, units)) return false;
  UErrorCode error = U_ZERO_ERROR;
  return ucurr_isAvailable(units, -8.64e15, 8.64e15, &error) && U_SUCCESS(error);
}

int32_t cicu_currency_digits(const char *code) {
  UChar units[4];
  if (!read_currency(code, units)) return 2;
  UErrorCode error = U_ZERO_ERROR;
  int32_t digits = ucurr_getDefaultFractionDigits(units, &error);
  return U_SUCCESS(error) ? digits : 2;
}

int32_t cicu_version(char *out, int32_t capacity) {
  UVersionInfo version;
  char text[U_MAX_VERSION_STRING_LENGTH + 1];
  u_getVersion(version);
  u_versionToString(version, text);
  return cicu_write_ascii(text, out, capacity);
}

int32_t cicu_cldr_version(char *out, int32_t capacity) {
  UVersionInfo version;
  char text[U_MAX_VERSION_STRING_LENGTH + 1];
  UErrorCode error = U_ZERO_ERROR;
  ulocdata_getCLDRVersion(version, &error);
  if (U_FAILURE(error)) return -(int32_t)error;
  u_versionToString(version, text);
  return cicu_write_ascii(text, out, capacity);
}

int32_t cicu_tz_version(char *out, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  const char *version = ucal_getTZDataVersion(&error);
  if (U_FAILURE(error)) return -(int32_t)error;
  return cicu_write_ascii(version, out, capacity);
}

const char *cicu_error_name(int32_t error) {
  return u_errorName((UErrorCode)error);
}
