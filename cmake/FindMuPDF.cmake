# SPDX-License-Identifier: GPL-3.0-or-later
# MuPDF::MuPDF: Debian's libmupdf is static, and its .pc file leaves out the libraries it needs.
find_path(MuPDF_INCLUDE_DIR mupdf/fitz.h)
find_library(MuPDF_LIBRARY mupdf)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(MuPDF REQUIRED_VARS MuPDF_LIBRARY MuPDF_INCLUDE_DIR)
if(MuPDF_FOUND AND NOT TARGET MuPDF::MuPDF)
  add_library(MuPDF::MuPDF INTERFACE IMPORTED)
  target_include_directories(MuPDF::MuPDF SYSTEM INTERFACE ${MuPDF_INCLUDE_DIR})
  target_link_libraries(MuPDF::MuPDF INTERFACE ${MuPDF_LIBRARY}
    mupdf-third mujs gumbo harfbuzz freetype openjp2 jbig2dec jpeg z m)
endif()
