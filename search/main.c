/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/cli.h"

int main(int argc, char **argv)
{
    return uc_cli_main(argc, argv);
}
